using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Forms;

/// <summary>What the fields need: words in English, a clock that stands, a browser that agrees to everything.</summary>
public abstract class FormContext : BunitContext
{
    protected FormContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(new StoppedClock(new DateTime(2026, 7, 15, 12, 0, 0, DateTimeKind.Utc)));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }
}
