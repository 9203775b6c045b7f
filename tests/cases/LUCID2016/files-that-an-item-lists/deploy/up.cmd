@echo off
rem set DB_PASSWORD=Grey-Heron-83
set DB_PASSWORD=Brave-Kestrel-47
                ^^^^^^^^^^^^^^^^ LUCID2016
set API_TOKEN=%CI_TOKEN%
