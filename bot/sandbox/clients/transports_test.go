package clients

import (
	"testing"

	"github.com/disgoorg/disgo/gateway"
)

// disgo alone speaks every form of the Gateway's compression.
func TestEveryCompressionIsUnderstood(t *testing.T) {
	for _, how := range []gateway.CompressionType{
		gateway.CompressionNone, gateway.CompressionZlibPayload, gateway.CompressionZlibStream, gateway.CompressionZstdStream,
	} {
		t.Run(how.String(), func(t *testing.T) {
			t.Parallel()
			st := newStage(t)
			playDisgoOver(t, st.role(), gateway.WithCompression(how))
			logsIn(t, st)
			registers(t, st)
			answers(t, st)
			turnsPages(t, st)
		})
	}
}
