System.Console.WriteLine("built in its own folder by a script, whatever Visual Studio does");
