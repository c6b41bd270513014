package io.javaipc.shared;

/** {@link TortureContract} of a lock. */
public abstract class SharedLockTortureContract extends TortureContract {
    private SharedLock lock;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedLockTortureContract(String platform) {
        super(platform, "lock", LockTortureProgram.class);
    }

    @Override
    void prepare() {
        lock = space.lock("lock");
    }

    @Override
    void checkAtEnd() throws InterruptedException {
        if (scene.check(lock.tryLock(TortureScene.BOUND), "the dead keep the lock")) {
            lock.unlock();
        }
    }
}
