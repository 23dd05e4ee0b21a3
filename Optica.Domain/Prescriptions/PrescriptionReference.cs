namespace Optica.Domain.Prescriptions;

/// <summary>What a new prescription of a customer is typed and judged against, without another question.</summary>
/// <param name="CustomerName">The customer.</param>
/// <param name="DateOfBirth">For the age on the day of the examination; null when it is not known.</param>
/// <param name="Today">The day at the branch.</param>
/// <param name="Rules">The organisation's settings.</param>
/// <param name="Earlier">Every other one that counts, newest first; which of them are earlier depends on the day typed.</param>
public sealed record PrescriptionReference(
    string CustomerName,
    DateOnly? DateOfBirth,
    DateOnly Today,
    PrescriptionRules Rules,
    IReadOnlyList<EarlierPrescription> Earlier
)
{
    /// <summary>What values of a kind are judged against: the last one of the kind by that day, else of one that is measured for the same distance.</summary>
    /// <param name="kind">The kind typed.</param>
    /// <param name="now">The values typed.</param>
    /// <param name="prescribedOn">The day of the examination typed, or null for today.</param>
    public PlausibilityCase CaseOf(PrescriptionKind kind, OpticalValues now, DateOnly? prescribedOn) =>
        new(kind, now, LastOf(kind, prescribedOn)?.Values, AgeOn(prescribedOn ?? Today));

    /// <summary>The earlier prescription that a kind is judged against, or null: what was examined later says nothing about it.</summary>
    /// <param name="kind">The kind typed.</param>
    /// <param name="prescribedOn">The day of the examination typed, or null for today.</param>
    public EarlierPrescription? LastOf(PrescriptionKind kind, DateOnly? prescribedOn)
    {
        var day = prescribedOn ?? Today;
        return EarlierPrescription.For(kind, [.. Earlier.Where(one => one.PrescribedOn <= day)]);
    }

    private int? AgeOn(DateOnly day) =>
        DateOfBirth is { } born && born <= day ? day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0) : null;
}

/// <summary>An earlier prescription that counts: it was current once, and neither wrong nor corrected.</summary>
/// <param name="Id">The prescription.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="PrescribedOn">Its day.</param>
/// <param name="Values">Its values.</param>
public sealed record EarlierPrescription(Guid Id, PrescriptionKind Kind, DateOnly PrescribedOn, OpticalValues Values)
{
    /// <summary>The one that values of a kind are judged against, or null.</summary>
    internal static EarlierPrescription? For(PrescriptionKind kind, IReadOnlyList<EarlierPrescription> newestFirst) =>
        newestFirst.FirstOrDefault(one => one.Kind == kind) ?? newestFirst.FirstOrDefault(one => kind.ComparesWith(one.Kind));
}
