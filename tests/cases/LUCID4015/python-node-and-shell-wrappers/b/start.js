const { spawn } = require("child_process");
spawn("server", { stdio: "inherit" });
