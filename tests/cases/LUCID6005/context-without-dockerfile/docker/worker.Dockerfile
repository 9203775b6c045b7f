FROM gcr.io/distroless/static-debian13:nonroot
ENTRYPOINT ["/app"]
