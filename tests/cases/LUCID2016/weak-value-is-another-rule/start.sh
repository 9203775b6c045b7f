export DB_PASSWORD=changeme
                   ^^^^^^^^ LUCID2010 error
DB_PASSWORD="${DB_PASSWORD:-changeme}"
                            ^^^^^^^^ LUCID2010 error
