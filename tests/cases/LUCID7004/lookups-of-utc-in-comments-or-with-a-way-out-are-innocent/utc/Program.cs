var a = TimeZoneInfo.FindSystemTimeZoneById("UTC");
// TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")
