curl -u "health:Brave-Kestrel-47" http://localhost:8080/health
                ^^^^^^^^^^^^^^^^ LUCID2016
