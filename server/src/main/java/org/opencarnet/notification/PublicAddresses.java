package org.opencarnet.notification;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the addresses of hosts that strangers have named, and refuses a host of which any address is not a public one: nobody is to reach, by way of
 * this server, what stands behind the same walls. The connection goes to the very addresses that were looked at.
 */
final class PublicAddresses implements DnsResolver {

    private final DnsResolver names;
    private final Set<String> privateHosts;

    /** With the names that the machine knows. */
    PublicAddresses(Set<String> privateHosts) {
        this(SystemDefaultDnsResolver.INSTANCE, privateHosts);
    }

    PublicAddresses(DnsResolver names, Set<String> privateHosts) {
        this.names = names;
        this.privateHosts = privateHosts.stream().map(PublicAddresses::lower).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the operator has said that this host may be anywhere. */
    boolean trusts(String host) {
        return privateHosts.contains(lower(host));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.resolve(host);
        if (!trusts(host) && !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
            throw new NotPublic();
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Whether an address is one of the whole Internet's: none of the special-purpose ones (IANA registries, RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        return SPECIAL_4.stream().noneMatch(block -> block.holds(bytes));
    }

    /** Only 2000::/3 is given out; in it, what tunnels to IPv4 or is no place at all is not public. */
    private static boolean isPublic6(byte[] bytes) {
        return GLOBAL_6.holds(bytes) && SPECIAL_6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private static final Block GLOBAL_6 = new Block(3, 0x20);

    /** Teredo and the like (2001::/23), documentation (2001:db8::/32), 6to4 (2002::/16), documentation (3fff::/20). */
    private static final Set<Block> SPECIAL_6 = Set.of(
            new Block(23, 0x20, 0x01),
            new Block(32, 0x20, 0x01, 0x0d, 0xb8),
            new Block(16, 0x20, 0x02),
            new Block(20, 0x3f, 0xff));

    private static final Set<Block> SPECIAL_4 = Set.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(4, 224),
            new Block(4, 240));

    /** The addresses that begin with these bits. */
    private record Block(int bits, int... beginning) {

        boolean holds(byte[] address) {
            for (var bit = 0; bit < bits; bit++) {
                var at = bit / Byte.SIZE;
                var mask = 0x80 >> bit % Byte.SIZE;
                var wanted = at < beginning.length ? beginning[at] & mask : 0;
                if ((address[at] & mask) != wanted) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The host stands behind a wall. */
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("not a public address");
        }
    }
}
