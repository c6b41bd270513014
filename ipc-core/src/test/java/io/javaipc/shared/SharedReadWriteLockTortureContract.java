package io.javaipc.shared;

import java.util.List;

/** {@link TortureContract} of a read-write lock. */
public abstract class SharedReadWriteLockTortureContract extends TortureContract {
    private SharedReadWriteLock lock;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedReadWriteLockTortureContract(String platform) {
        super(platform, "read-write lock", ReadWriteLockTortureProgram.class);
    }

    @Override
    void prepare() {
        lock = space.readWriteLock("lock");
    }

    @Override
    void checkAtEnd() throws InterruptedException {
        if (scene.check(lock.writeLock().tryLock(TortureScene.BOUND), "the dead keep the lock")) {
            scene.check(lock.readers().equals(List.of()), "the dead read");
            lock.writeLock().unlock();
        }
    }
}
