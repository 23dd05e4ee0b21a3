using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Entry;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>Inputs and references for the tests of entry.</summary>
internal static class Entries
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    /// <summary>Everything but the eyes.</summary>
    public static PrescriptionInput Blank(PrescriptionKind kind) =>
        new()
        {
            Kind = kind,
            PrescribedOn = Today,
            IssuerName = "Dra. Rojas",
            IssuerType = IssuerType.Ophthalmologist,
            IssuerRegistration = "123456",
        };

    /// <summary>A customer of 55 with an earlier progressive prescription, or none.</summary>
    public static PrescriptionReference Reference(OpticalValues? earlier = null, int age = 55, PrescriptionRules? rules = null) =>
        new(
            "Ana Soto",
            Today.AddYears(-age),
            Today,
            rules ?? PrescriptionRules.Default,
            earlier is null
                ? []
                : [new EarlierPrescription(Ids.New(World.Start), PrescriptionKind.Progressive, Today.AddYears(-2), earlier)]
        );

    /// <summary>Values as a shorthand line says them.</summary>
    public static OpticalValues Values(string line) => PrescriptionShorthand.Read(line, PrescriptionRules.Default).Value;

    /// <summary>An entry of a customer with an earlier prescription, or none.</summary>
    public static (EntryDesk Desk, PrescriptionInput Input) Open(
        OpticalValues? earlier = null,
        PrescriptionKind kind = PrescriptionKind.Progressive
    )
    {
        var input = Blank(kind);
        return (new EntryDesk(input, Reference(earlier)), input);
    }

    /// <summary>A cell by its path: <c>Right.Sphere</c>.</summary>
    public static EntryCell Cell(string path)
    {
        var parts = path.Split('.');
        EntryBlock[] blocks = [EntryColumns.Power, EntryColumns.Fitting, EntryColumns.Prism, EntryColumns.ContactLens];
        var column = blocks.SelectMany(block => block.Columns).Single(column => column.Name == parts[1]);
        return new EyeCell(column, Enum.Parse<Eye>(parts[0]));
    }
}
