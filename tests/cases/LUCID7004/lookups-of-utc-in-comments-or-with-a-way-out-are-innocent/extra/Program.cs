var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
Console.WriteLine(TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, zone));
