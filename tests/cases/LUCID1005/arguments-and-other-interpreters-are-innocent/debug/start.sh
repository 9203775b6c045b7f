#!/busybox/sh
exec /app/run
