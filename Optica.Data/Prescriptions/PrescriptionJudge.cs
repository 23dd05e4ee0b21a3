using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>
/// Judges what is typed for a customer: broken rules refuse it, doubts are advice and are kept with the content (DOMAIN §7).
/// </summary>
public sealed class PrescriptionJudge(PrescriptionContents contents, TimeProvider time)
{
    /// <summary>Most prescriptions of a customer that are looked at together.</summary>
    public const int Most = 200;

    /// <summary>Whose it is, where it is entered (null while that is not known), and the one it corrects or changes.</summary>
    internal sealed record Subject(Customer Customer, Guid? BranchId, Guid? Except = null);

    /// <summary>The organisation's settings, and the content with what was doubtful about it.</summary>
    internal sealed record Judged(PrescriptionRules Rules, PrescriptionContent Content);

    /// <summary>Judges an input; its texts are brought to their stored form.</summary>
    /// <returns>The content, or <see cref="Invalid"/> with every broken rule.</returns>
    internal async Task<Result<Judged>> JudgeAsync(
        OpticaDbContext db,
        PrescriptionInput input,
        Subject subject,
        CancellationToken cancellation
    )
    {
        input.CleanTexts();
        var reference = await ReferenceAsync(db, subject, input.PrescribedOn, cancellation);
        var findings = PrescriptionInputValidator.Check(input, reference.Today, reference.Rules);
        if (findings.Refusal is { } refusal)
        {
            return refusal;
        }

        var content = PrescriptionContent.Of(input);
        var doubts = PlausibilityCheck.Run(reference.CaseOf(input.Kind!.Value, content.Values, input.PrescribedOn));
        return new Judged(
            reference.Rules,
            content with
            {
                Warnings = [.. findings.Warnings.Select(AcceptedWarning.Of), .. doubts.Select(AcceptedWarning.Of)],
            }
        );
    }

    /// <summary>What a customer's next prescription is judged against.</summary>
    /// <param name="db">The caller's context; the customer is in its reach.</param>
    /// <param name="subject">Whose, where, and what is left out.</param>
    /// <param name="until">The day of the examination: later ones are not earlier. Null for all.</param>
    /// <param name="cancellation">Cancels.</param>
    internal async Task<PrescriptionReference> ReferenceAsync(
        OpticaDbContext db,
        Subject subject,
        DateOnly? until,
        CancellationToken cancellation
    )
    {
        var days = await BranchDays.ReadAsync(db, time, cancellation);
        var counting = (await CountingAsync(db, subject.Customer.Id, cancellation))
            .Where(row => row.Id != subject.Except && (until is null || row.PrescribedOn <= until))
            // a form does not know the day yet; with it, the last one of each kind is enough
            .DistinctBy(row => until is null ? (object)row.Id : row.Kind)
            .ToList();
        var opened = await contents.OpenAsync(db, [.. counting.Select(row => row.Id)], cancellation);
        return new(
            subject.Customer.FullName,
            subject.Customer.DateOfBirth,
            days[subject.BranchId ?? subject.Customer.BranchId],
            await PrescriptionLoading.RulesAsync(db, cancellation),
            [.. counting.Select(row => new EarlierPrescription(row.Id, row.Kind, row.PrescribedOn, opened[row.Id].Values))]
        );
    }

    /// <summary>A customer's prescriptions that say something about their eyes, newest first: once current, neither wrong nor corrected.</summary>
    internal static Task<List<Prescription>> CountingAsync(OpticaDbContext db, Guid customerId, CancellationToken cancellation) =>
        db
            .Prescriptions.AsNoTracking()
            .Where(row => row.CustomerId == customerId)
            .Where(row => row.Status == PrescriptionStatus.Active || row.Status == PrescriptionStatus.Superseded)
            .Where(row => !db.Prescriptions.Any(amendment => amendment.AmendsId == row.Id))
            .NewestFirst()
            .Take(Most)
            .ToListAsync(cancellation);
}
