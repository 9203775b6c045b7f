export RESTIC_PASSWORD=Brave-Kestrel-47
                       ^^^^^^^^^^^^^^^^ LUCID2016
