FROM base
COPY --from=other /bin/a /a
