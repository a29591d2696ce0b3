package fetch

import (
	"fmt"
	"net/netip"
	"strings"
	"syscall"

	"code.dny.dev/ssrf"
)

// A guard decides about every connection when it is made, by the address it
// is made to. It stands behind name resolution, so a name that leads to a
// private address is caught, however often what it leads to changes; and
// before every redirect's connection as before the first.
type guard struct {
	public  *ssrf.Guardian
	allowed map[netip.AddrPort]bool
}

// control is a [net.Dialer]'s Control.
func (g guard) control(network, address string, c syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("dial %s: %w", network, err)
	}
	if g.allowed[bare(to)] {
		return nil
	}
	if err := g.public.SafeAddr(to.Addr()); err != nil {
		return err // before the port, since it is what a person should be told
	}
	return g.public.Safe(network, address, c)
}

func parseAllowed(list []string) (map[netip.AddrPort]bool, error) {
	allowed := map[netip.AddrPort]bool{}
	for _, s := range list {
		to, err := netip.ParseAddrPort(strings.TrimSpace(s))
		if err != nil {
			return nil, fmt.Errorf("allowed address %q is not an address and a port, such as 127.0.0.1:8080: %w", s, err)
		}
		allowed[bare(to)] = true
	}
	return allowed, nil
}

// bare writes an IPv4 address one way, also when it comes inside an IPv6 one.
func bare(to netip.AddrPort) netip.AddrPort {
	return netip.AddrPortFrom(to.Addr().Unmap(), to.Port())
}
