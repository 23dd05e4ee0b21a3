using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Optica.Portal.Tests.Support;

/// <summary>
/// bunit asks for AngleSharp.Diffing 1.0.0.0; the partial package index has 0.17.0, which does the same work (docs/decisions/0004).
/// With the whole nuget.org the right assembly is found first and this never runs.
/// </summary>
internal static class AngleSharpDiffing
{
    private const string Name = "AngleSharp.Diffing";

#pragma warning disable CA2255 // must stand before bunit's first comparison, and a test project has no other entry point
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void AcceptShippedVersion() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName asked)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{Name}.dll");
        return asked.Name == Name && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
