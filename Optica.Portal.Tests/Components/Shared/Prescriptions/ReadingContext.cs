using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Components.Shared.Prescriptions;

/// <summary>What the parts that show prescriptions need: words, in English unless a test says otherwise.</summary>
public abstract class ReadingContext : BunitContext
{
    protected ReadingContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddLocalization();
    }

    /// <summary>Values as a shorthand line says them.</summary>
    protected static OpticalValues Values(string line) => PrescriptionShorthand.Read(line, PrescriptionRules.Default).Value;
}
