wget --user=ci --password=Brave-Kestrel-47 https://files.test/a
                          ^^^^^^^^^^^^^^^^ LUCID2016
