using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Data.Search;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>Reads customers for reports: every field but medical ones, which have no place in what is read.</summary>
public sealed class CustomerReportQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    SearchIndex index,
    TimeProvider time
)
{
    /// <summary>How many of those who are left out of a list a preview looks at; the report itself counts all, as it reads all.</summary>
    private const int MostCounted = 10_000;

    /// <summary>The customers of the list's filters, in its order, narrowed to the selected branch.</summary>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="most">Only so many, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels the first step; the chunks take their own.</param>
    /// <returns>The rows; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<CustomerReport>> CustomersAsync(CustomerFilter filter, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.CustomersRead, null, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var zone = await BranchQueries.ZoneAsync(db, cancellation);
        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        var rows = await db
            .CustomerFigures.AsNoTracking()
            .InSelectedBranch(db.Scope)
            .Filter(filter, (zone, clock))
            .MatchingAsync(db, (filter, index), cancellation);
        var tagged = rows.Tagged(db, filter);
        var ids = await tagged
            .Contactable(db, filter.Contact)
            .Order(filter.Sort, filter.Descending)
            .Select(row => row.CustomerId)
            .Take(most ?? int.MaxValue)
            .ToListAsync(cancellation);
        var names = await db.Branches.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var begun = db.Scope;
        var chunks = ReportChunks.ReadAsync(
            ids,
            (chunk, stop) => ChunkAsync(chunk, (begun, clock, names, filter.Contact), stop),
            CancellationToken.None
        );
        return new CustomerReport(new ReportRows<ReportCustomer>(ids.Count, chunks), clock.RulesOf(begun.OrganisationId))
        {
            LeftOut = filter.Contact is { } purpose
                ? await tagged.Select(row => row.CustomerId).LeftOutAsync(db, purpose, most is null ? null : MostCounted, cancellation)
                : LeftOut.Nobody,
        };
    }

    private async Task<Result<IReadOnlyList<ReportCustomer>>> ChunkAsync(
        Guid[] ids,
        (AccessScope Begun, SegmentClock Clock, Dictionary<Guid, string> Branches, ConsentPurpose? Contact) with,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, with.Begun, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Project(db.Pairs().Where(row => EF.Parameter(ids).Contains(row.Figures.CustomerId))).ToListAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.Report, ids, cancellation);
        var tags = (
            await db
                .CustomerTags.AsNoTracking()
                .Where(tag => EF.Parameter(ids).Contains(tag.CustomerId))
                .OrderBy(tag => tag.Position)
                .Select(tag => new { tag.CustomerId, tag.Text })
                .ToListAsync(cancellation)
        ).ToLookup(tag => tag.CustomerId, tag => tag.Text);
        var given = await db.GivenAsync(ids, with.Contact, cancellation);
        ReportCustomer Complete(ReportCustomer customer) =>
            customer with
            {
                Given = [.. given[customer.Row.Id]],
                Row = with.Clock.Tell(customer.Row) with
                {
                    Branch = with.Branches.GetValueOrDefault(customer.Row.BranchId, ""),
                    Tags = [.. tags[customer.Row.Id]],
                },
            };
        return Result.Of<IReadOnlyList<ReportCustomer>>([.. rows.InOrder(ids, row => row.Row.Id).Select(Complete)]);
    }

    private static IQueryable<ReportCustomer> Project(IQueryable<CustomerLists.Pair> rows) =>
        rows.Select(row => new ReportCustomer(
            new CustomerRow(
                row.Customer.Id,
                row.Customer.Version,
                row.Customer.BranchId,
                "",
                row.Customer.FirstName,
                row.Customer.LastName,
                row.Customer.FullName,
                row.Customer.Email,
                row.Customer.Phone,
                row.Customer.Rut,
                row.Customer.DocumentNumber,
                row.Customer.IsActive,
                row.Customer.CreatedAt,
                row.Customer.NextEyeExamDue,
                new FiguresRow(
                    row.Figures.OrderCount,
                    row.Figures.TotalSpent,
                    row.Figures.LastOrderAt,
                    row.Figures.LastVisitAt,
                    row.Figures.Tier
                )
            )
            {
                OrganisationId = row.Customer.OrganisationId,
                IsBlocked = row.Customer.BlockedAt != null,
                IsErased = row.Customer.ErasedAt != null,
            },
            new ReportFields
            {
                DateOfBirth = row.Customer.DateOfBirth,
                Gender = row.Customer.Gender,
                AddressLine1 = row.Customer.AddressLine1,
                AddressLine2 = row.Customer.AddressLine2,
                City = row.Customer.City,
                State = row.Customer.State,
                PostalCode = row.Customer.PostalCode,
                Country = row.Customer.Country,
                PreferredContactMethod = row.Customer.PreferredContactMethod,
                EmergencyContactName = row.Customer.EmergencyContactName,
                EmergencyContactPhone = row.Customer.EmergencyContactPhone,
                InsuranceProvider = row.Customer.InsuranceProvider,
                InsurancePolicyNumber = row.Customer.InsurancePolicyNumber,
                LastEyeExamDate = row.Customer.LastEyeExamDate,
                Notes = row.Customer.Notes,
            },
            row.Figures.FirstOrderAt
        ));
}
