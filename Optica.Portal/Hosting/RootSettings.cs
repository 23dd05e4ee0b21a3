using Microsoft.Extensions.Configuration.Json;

namespace Optica.Portal.Hosting;

/// <summary>The one settings file stands at the repository's root and is copied beside the program; it is the weakest source.</summary>
internal static class RootSettings
{
    public static void AddRootSettings(this WebApplicationBuilder builder)
    {
        var source = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Optional = false };
        source.ResolveFileProvider();
        builder.Configuration.Sources.Insert(0, source);
    }
}
