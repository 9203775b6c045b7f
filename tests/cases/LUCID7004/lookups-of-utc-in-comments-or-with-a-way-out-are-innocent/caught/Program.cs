TimeZoneInfo zone;
try { zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"); }
catch (TimeZoneNotFoundException) { zone = TimeZoneInfo.Utc; }
