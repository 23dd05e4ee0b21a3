using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Data.Seed;

/// <summary>What a lens of the demo's catalogue is, by its name there, so that quotes and jobs say the same in words and in fields.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Index">Its refractive index.</param>
internal sealed record DemoLens(PrescriptionKind Kind, LensMaterial Material, decimal Index)
{
    /// <summary>How names of contact lenses begin: they come in boxes, no laboratory makes them.</summary>
    public const string Contacts = "Lentes de contacto";

    /// <summary>Reads a name of the catalogue; what it does not say is as usual.</summary>
    public static DemoLens Of(string name)
    {
        var said = LensName.Read(name);
        var index = said.Index ?? (said.Material == LensMaterial.Polycarbonate ? 1.59m : 1.50m);
        return new(
            said.Kind ?? PrescriptionKind.SingleVision,
            said.Material ?? (index >= 1.60m ? LensMaterial.HighIndex : LensMaterial.Organic),
            index
        );
    }

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
}
