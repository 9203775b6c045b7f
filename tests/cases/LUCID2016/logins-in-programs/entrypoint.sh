#!/bin/sh
cat > /etc/app.ini <<INI
[mail]
password = ${SMTP_PASSWORD}
[bank]
password = Sparschwein.zerschlagen
           ^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
INI
cat > ~/.netrc <<NETRC
machine files.example.org login reports password u9Zt4Lw2Nf6Bv1Xc9Rk3He
                                                 ^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
NETRC
exec "$@"
