using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Portal.Features.Customers;

/// <summary>Makes the customer form ready, or says why it may not be used.</summary>
internal sealed class CustomerFormOpener(CustomerQueries queries, BranchQueries branches, ICurrentAccess access, TimeProvider time)
{
    /// <summary>A form for a new customer.</summary>
    /// <param name="branchId">The branch chosen for the one before.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Result<CustomerFormModel>> NewAsync(Guid? branchId, CancellationToken cancellation) =>
        await access.RefuseAsync(Permissions.CustomersEdit, cancellation) is { } refused ? refused : CustomerFormModel.New(branchId, time);

    /// <summary>A form for a customer there is.</summary>
    public async Task<Result<CustomerFormModel>> OfAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        var read = await queries.ProfileAsync(id, cancellation);
        return read switch
        {
            { Error: { } error } => error,
            { Value.Branch.MayChange: false } => new AccessDenied(),
            // nobody types what will be refused
            { Value.Refusal: { } suspended } => suspended,
            _ => CustomerFormModel.Of(read.Value),
        };
    }

    /// <summary>Branches to choose from; empty when the selected or only one answers the question.</summary>
    public async Task<IReadOnlyList<BranchRow>> BranchesAsync(CancellationToken cancellation)
    {
        var scope = access.Scope;
        var isGiven = scope.SelectedBranchId is { } selected
            ? scope.Changes(selected)
            : scope is { AllBranches: false, FullBranches.Count: 1 };
        return !isGiven && (await branches.MineAsync(cancellation)).TryGet(out var mine, out _)
            ? [.. mine.Where(branch => branch.MayChange)]
            : [];
    }
}
