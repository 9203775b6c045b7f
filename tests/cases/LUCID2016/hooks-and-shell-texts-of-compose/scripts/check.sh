curl -u a:Brave-Kestrel-47 http://localhost
          ^^^^^^^^^^^^^^^^ LUCID2016
