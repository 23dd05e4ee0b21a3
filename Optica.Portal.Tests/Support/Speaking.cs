using System.Globalization;

namespace Optica.Portal.Tests.Support;

/// <summary>Speaks another language until disposed.</summary>
public sealed class Speaking : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public Speaking(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    public void Dispose() => CultureInfo.CurrentUICulture = before;
}
