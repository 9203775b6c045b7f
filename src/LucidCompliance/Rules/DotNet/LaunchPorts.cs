using LucidCompliance.Model.Compose;

namespace LucidCompliance.Rules.DotNet;

/// <summary>The variables by which an ASP.NET Core application is told where to listen.</summary>
internal static class LaunchPorts
{
    /// <summary>Whether a service says itself where its application listens; the image's EXPOSE then is not about this container.</summary>
    public static bool AreSetBy(ComposeService? service)
    {
        foreach (var variable in service?.Environment ?? [])
        {
            if (IsPortVariable(variable.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a variable says where to listen.</summary>
    public static bool IsPortVariable(string name) =>
        name is "ASPNETCORE_URLS" or "DOTNET_URLS" or "URLS" or "ASPNETCORE_HTTP_PORTS" or "DOTNET_HTTP_PORTS" or "HTTP_PORTS"
            or "ASPNETCORE_HTTPS_PORTS" or "DOTNET_HTTPS_PORTS" or "HTTPS_PORTS";
}
