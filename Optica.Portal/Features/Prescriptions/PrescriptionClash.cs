using System.Globalization;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>
/// Two people changed one draft at once. What is prescribed never comes together by itself: each of their changes is asked about, also
/// where this user changed nothing.
/// </summary>
public sealed class PrescriptionClash
{
    private static readonly ClashingField[] All =
    [
        Plain(nameof(PrescriptionInput.Kind), input => input.Kind?.ToString(), (from, to) => to.Kind = from.Kind),
        Plain(
            nameof(PrescriptionInput.PrescribedOn),
            input => input.PrescribedOn?.ToString("O", CultureInfo.InvariantCulture),
            (from, to) => to.PrescribedOn = from.PrescribedOn
        ),
        Plain(
            nameof(PrescriptionInput.ExpiresOn),
            input => input.ExpiresOn?.ToString("O", CultureInfo.InvariantCulture),
            (from, to) => to.ExpiresOn = from.ExpiresOn
        ),
        Plain(nameof(PrescriptionInput.IssuerName), input => input.IssuerName, (from, to) => to.IssuerName = from.IssuerName),
        Plain(nameof(PrescriptionInput.IssuerType), input => input.IssuerType?.ToString(), (from, to) => to.IssuerType = from.IssuerType),
        Plain(
            nameof(PrescriptionInput.IssuerRegistration),
            input => input.IssuerRegistration,
            (from, to) => to.IssuerRegistration = from.IssuerRegistration
        ),
        .. EntryColumns.Cells.Select(cell => new ClashingField(cell.Path, cell.Show, null, cell)),
        Plain(nameof(PrescriptionInput.LensMaterial), input => input.LensMaterial, (from, to) => to.LensMaterial = from.LensMaterial),
        Plain(
            nameof(PrescriptionInput.Coatings),
            input => string.Join("; ", input.Coatings),
            (from, to) => to.Coatings = [.. from.Coatings]
        ),
        Plain(nameof(PrescriptionInput.Tint), input => input.Tint, (from, to) => to.Tint = from.Tint),
        Plain(
            nameof(PrescriptionInput.Recommendations),
            input => input.Recommendations,
            (from, to) => to.Recommendations = from.Recommendations
        ),
        Plain(nameof(PrescriptionInput.Observations), input => input.Observations, (from, to) => to.Observations = from.Observations),
        Plain(nameof(PrescriptionInput.Notes), input => input.Notes, (from, to) => to.Notes = from.Notes),
    ];

    private readonly PrescriptionInput mine;
    private readonly PrescriptionInput theirs;

    /// <summary>Compares.</summary>
    /// <param name="before">What both began with.</param>
    /// <param name="mine">What this user typed.</param>
    /// <param name="theirs">What is saved now.</param>
    public PrescriptionClash(PrescriptionInput before, PrescriptionInput mine, PrescriptionInput theirs)
    {
        // the form goes on changing its own
        (Before, this.mine, this.theirs) = (before, PrescriptionCopy.Of(mine), theirs);
        Fields = [.. All.Where(field => field.Show(theirs) != field.Show(before) && field.Show(theirs) != field.Show(mine))];
    }

    /// <summary>What both began with.</summary>
    public PrescriptionInput Before { get; }

    /// <summary>What is asked about.</summary>
    public IReadOnlyList<ClashingField> Fields { get; }

    /// <summary>The one or the other.</summary>
    public PrescriptionInput Of(bool isTheirs) => isTheirs ? theirs : mine;

    private static ClashingField Plain(
        string name,
        Func<PrescriptionInput, string?> show,
        Action<PrescriptionInput, PrescriptionInput> copy
    ) => new(name, input => show(input) ?? "", copy, null);
}
