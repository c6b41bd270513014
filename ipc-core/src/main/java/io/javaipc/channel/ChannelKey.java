package io.javaipc.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that both sides of a connection prove to know. */
final class ChannelKey {
    static final int NONCE_BYTES = 32;
    static final int PROOF_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Who proves. What one side says must be of no use to the other. */
    enum Role {
        CLIENT,
        SERVER
    }

    private final SecretKeySpec key;

    ChannelKey(byte[] key) {
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException("key is too short: bytes=" + key.length + ", least=" + LEAST_BYTES);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    byte[] proof(Role role, byte[] serverNonce, byte[] clientNonce) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("io.javaipc " + role).getBytes(StandardCharsets.US_ASCII));
            mac.update(serverNonce);
            mac.update(clientNonce);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Takes as long for a proof that is nearly right as for one that is not. */
    boolean isProof(Role role, byte[] serverNonce, byte[] clientNonce, byte[] claimed) {
        return MessageDigest.isEqual(proof(role, serverNonce, clientNonce), claimed);
    }

    static byte[] take(ByteBuffer source, int bytes) {
        byte[] taken = new byte[bytes];
        source.get(taken);
        return taken;
    }
}
