using System.Globalization;
using System.Text.RegularExpressions;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Data.Seed;

/// <summary>What a lens of the demo's catalogue is, by its name there, so that quotes and jobs say the same in words and in fields.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Index">Its refractive index.</param>
internal sealed partial record DemoLens(PrescriptionKind Kind, LensMaterial Material, decimal Index)
{
    /// <summary>How names of contact lenses begin: they come in boxes, no laboratory makes them.</summary>
    public const string Contacts = "Lentes de contacto";

    /// <summary>Reads a name of the catalogue.</summary>
    public static DemoLens Of(string name)
    {
        var kind =
            name.StartsWith(Contacts, StringComparison.Ordinal) ? PrescriptionKind.ContactLens
            : name.Contains("progresivo", StringComparison.Ordinal) ? PrescriptionKind.Progressive
            : name.Contains("bifocal", StringComparison.Ordinal) ? PrescriptionKind.Bifocal
            : PrescriptionKind.SingleVision;
        if (name.Contains("policarbonato", StringComparison.Ordinal))
        {
            return new(kind, LensMaterial.Polycarbonate, 1.59m);
        }

        var index = Number().Match(name) is { Success: true } found ? decimal.Parse(found.Value, CultureInfo.InvariantCulture) : 1.50m;
        return new(kind, index >= 1.60m ? LensMaterial.HighIndex : LensMaterial.Organic, index);
    }

    /// <summary>What a treatment of the catalogue does to the lens.</summary>
    public static LensTreatment Treatment(string name) =>
        name switch
        {
            "Filtro luz azul" => LensTreatment.BlueLight,
            "Fotocromático" => LensTreatment.Photochromic,
            "Tinte de sol" => LensTreatment.Tint,
            "Endurecido" => LensTreatment.HardCoat,
            _ => LensTreatment.AntiReflective,
        };

    /// <summary>How codes of spectacle lenses of a kind begin.</summary>
    public static string Code(PrescriptionKind kind) =>
        kind switch
        {
            PrescriptionKind.Progressive => "LP",
            PrescriptionKind.Bifocal => "LB",
            _ => "LM",
        };

    /// <summary>Whether it can be made by a prescription: without an addition there is nothing to make two or more powers of.</summary>
    public bool Fits(PrescriptionKind prescribed) => !Kind.NeedsAdd() || prescribed.NeedsAdd();

    [GeneratedRegex(@"1\.\d\d", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
