using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>The same small change to many customers. Who is out of reach, or refuses, is left as they are and counted.</summary>
public sealed class CustomerBulkService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Customers at a time.</summary>
    public const int Most = 500;

    private const int TagsEach = 20;
    private const int TagLength = 40;

    /// <summary>Puts a tag on customers; who carries it already keeps it as it is.</summary>
    /// <param name="ids">The customers, at most <see cref="Most"/>.</param>
    /// <param name="tag">The tag as typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What came of it; <see cref="AccessDenied"/> or <see cref="Invalid"/>.</returns>
    public async Task<Result<BulkOutcome>> AddTagAsync(IReadOnlyCollection<Guid> ids, string? tag, CancellationToken cancellation)
    {
        var clean = TextRules.CleanLine(tag);
        if (clean is null || clean.Length > TagLength || !TextRules.IsClean(clean, multiline: false))
        {
            return Invalid.At(nameof(CustomerInput.Tags), "tag_invalid");
        }

        var folded = SearchText.Fold(clean);
        var change = new Change(
            Permissions.CustomersEdit,
            AuditActions.Update,
            customer =>
                customer.Tags.Any(mark => mark.Folded == folded) ? Step.Same
                : customer.Tags.Count >= TagsEach ? Step.Refused
                : AddTag(customer, clean)
        );
        return await RunAsync(ids, change, cancellation);
    }

    /// <summary>Takes customers out of daily use.</summary>
    /// <param name="ids">The customers, at most <see cref="Most"/>.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What came of it; <see cref="AccessDenied"/> or <see cref="Invalid"/>.</returns>
    public Task<Result<BulkOutcome>> DeactivateAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        RunAsync(
            ids,
            new(Permissions.CustomersDeactivate, AuditActions.Deactivate, row => row.Deactivate().Succeeded ? Step.Changed : Step.Same),
            cancellation
        );

    /// <summary>Brings customers back.</summary>
    /// <param name="ids">The customers, at most <see cref="Most"/>.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What came of it; <see cref="AccessDenied"/> or <see cref="Invalid"/>.</returns>
    public Task<Result<BulkOutcome>> ReactivateAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        RunAsync(
            ids,
            new(Permissions.CustomersDeactivate, AuditActions.Reactivate, row => row.Reactivate().Succeeded ? Step.Changed : Step.Same),
            cancellation
        );

    private static Step AddTag(Customer customer, string tag)
    {
        var input = customer.ToInput();
        input.Tags = [.. input.Tags, tag];
        customer.Apply(input, CustomerSharing.Kept(customer, input));
        return Step.Changed;
    }

    private async Task<Result<BulkOutcome>> RunAsync(IReadOnlyCollection<Guid> ids, Change change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (await access.RefuseAsync(change.Permission, cancellation) is { } refused)
        {
            return refused;
        }

        var wanted = ids.Distinct().ToList();
        if (wanted.Count > Most)
        {
            return Invalid.At("", "too_many_customers");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => TryAsync(db, wanted, change, cancellation), cancellation);
    }

    /// <summary>All in one save; whoever saved one of them in between makes it start again.</summary>
    private static async Task<Result<BulkOutcome>> TryAsync(
        OpticaDbContext db,
        List<Guid> wanted,
        Change change,
        CancellationToken cancellation
    )
    {
        var customers = await db
            .Customers.Include(row => row.Tags)
            .Where(row => wanted.Contains(row.Id))
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var figures = await writer.HoldAsync([.. customers.Select(row => row.Id)], cancellation);
        var steps = customers.ToDictionary(
            row => row.Id,
            row => db.Scope.Changes(row.BranchId) && row.Suspended is null ? change.Apply(row) : Step.Refused
        );
        var changed = customers.Where(row => steps[row.Id] == Step.Changed).ToList();
        foreach (var customer in changed)
        {
            writer.Follow(figures[customer.Id], customer);
            // the version moves even when only tags were added
            db.Entry(customer).Property(row => row.UpdatedAt).IsModified = true;
        }

        await writer.FlushAsync(cancellation);
        db.Describe(change.Action);
        return await db.TrySaveAsync(cancellation) is { } failed
            ? failed
            : new BulkOutcome(
                [.. changed.Select(row => row.Id)],
                steps.Values.Count(step => step == Step.Same),
                wanted.Count - customers.Count + steps.Values.Count(step => step == Step.Refused)
            );
    }

    private enum Step
    {
        Changed,
        Same,
        Refused,
    }

    private sealed record Change(string Permission, string Action, Func<Customer, Step> Apply);
}
