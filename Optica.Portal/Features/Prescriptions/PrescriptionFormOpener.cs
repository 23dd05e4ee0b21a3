using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>Makes the start of a prescription's form. Earlier values are read for it, which is audited.</summary>
public sealed class PrescriptionFormOpener(
    PrescriptionQueries prescriptions,
    CustomerQueries customers,
    BranchQueries branches,
    ICurrentAccess access
)
{
    /// <summary>A new prescription: of the kind the customer had last, examined today, prescribed by whoever enters it.</summary>
    /// <returns>The start; <see cref="AccessDenied"/>, <see cref="NotFound"/>.</returns>
    public async Task<Result<PrescriptionStart>> NewAsync(Guid customerId, CancellationToken cancellation)
    {
        // before anything medical is read
        if (
            await access.RefuseAsync(Permissions.Clinical, cancellation) is null
            && await customers.SuspendedAsync(customerId, cancellation) is { } suspended
        )
        {
            return suspended;
        }

        var read = await prescriptions.ReferenceAsync(customerId, access.Scope.SelectedBranchId, null, cancellation);
        if (!read.TryGet(out var reference, out var error))
        {
            return error;
        }

        var row = await customers.RowAsync(customerId, cancellation);
        if (!row.TryGet(out CustomerRow? customer, out error))
        {
            return error;
        }

        var scope = access.Scope;
        var mine = (await branches.MineAsync(cancellation)).TryGet(out var rows, out _) ? rows : [];
        List<BranchRow> possible = scope.SelectedBranchId is null ? [.. mine.Where(branch => branch.MayChange)] : [];
        var isPrescriber = scope.Role == StaffRole.Optometrist;
        var input = new PrescriptionInput
        {
            BranchId = possible.Find(branch => branch.Id == customer.BranchId)?.Id ?? (possible is [var only] ? only.Id : null),
            Kind = reference.Earlier.Count > 0 ? reference.Earlier[0].Kind : null,
            PrescribedOn = reference.Today,
            IssuerName = isPrescriber ? scope.UserName : null,
            IssuerType = isPrescriber ? IssuerType.Optometrist : null,
        };
        return new PrescriptionStart(input, reference, customerId, possible);
    }

    /// <summary>A draft to go on with.</summary>
    /// <returns>The start; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="PrescriptionNotDraft"/>.</returns>
    public Task<Result<PrescriptionStart>> DraftAsync(Guid id, CancellationToken cancellation) =>
        OfAsync(id, found => PrescriptionLife.MayEdit(found.Row.Status) ? null : new PrescriptionNotDraft(), cancellation);

    /// <summary>A prescription to correct.</summary>
    /// <returns>The start; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="InvalidPrescriptionTransition"/>.</returns>
    public Task<Result<PrescriptionStart>> AmendAsync(Guid id, CancellationToken cancellation) =>
        OfAsync(id, found => found.MayAmend ? null : new InvalidPrescriptionTransition(found.Next), cancellation);

    private async Task<Result<PrescriptionStart>> OfAsync(Guid id, Func<PrescriptionDetail, Error?> refuse, CancellationToken cancellation)
    {
        var read = await prescriptions.ReadAsync(id, cancellation);
        if (!read.TryGet(out var found, out var error))
        {
            return error;
        }

        if (found.Content is null || !found.Branch.MayChange)
        {
            return new AccessDenied();
        }

        if (refuse(found) is { } no)
        {
            return no;
        }

        if (await customers.SuspendedAsync(found.Row.CustomerId, cancellation) is { } suspended)
        {
            return suspended;
        }

        var reference = await prescriptions.ReferenceAsync(found.Row.CustomerId, found.Row.BranchId, id, cancellation);
        return reference.TryGet(out var against, out error)
            ? new PrescriptionStart(found.ToInput(against.Rules), against, found.Row.CustomerId, []) { Of = found.Row }
            : error;
    }
}
