# Build: a static binary. The commit and version come in as arguments, since
# .git is not part of the build context.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=(devel)
ARG COMMIT=unknown
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X 'main.version=${VERSION}' -X 'main.commit=${COMMIT}'" -o /dateline ./cmd/dateline \
 && mkdir /empty

# Run: nothing but the binary, certificates and a folder that the user owns.
# Time zones are inside the binary.
FROM gcr.io/distroless/static:nonroot
COPY --from=build /dateline /dateline
COPY --from=build --chown=65532:65532 /empty /data
USER 65532:65532
ENV DATELINE_DATA=/data
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["/dateline"]
CMD ["run"]
