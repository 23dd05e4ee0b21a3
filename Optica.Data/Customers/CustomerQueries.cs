using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Search;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Reads customers for lists, forms and the profile. Medical fields only with the clinical permission, and audited.</summary>
public sealed class CustomerQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    MedicalRecords medical,
    SearchIndex index,
    TimeProvider time
)
{
    /// <summary>Totals are counted up to here; more is "10,000+".</summary>
    public const int TotalCap = 10_000;

    /// <summary>One page of customers in reach, narrowed to the selected branch.</summary>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page, or <see cref="AccessDenied"/>; a branch out of reach is <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<CustomerRow>>> ListAsync(CustomerFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await OpenAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        await db.Database.OpenConnectionAsync(cancellation);
        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        var zone = clock.ZoneOf(db.Scope.OrganisationId);
        var all = await db
            .CustomerFigures.AsNoTracking()
            .InSelectedBranch(db.Scope)
            .Filter(filter, (zone, clock))
            .Contactable(db, filter.Contact)
            .MatchingAsync(db, (filter, index), cancellation);
        var (total, isCapped) = await CustomerTotals.OfAsync(db, all.Tagged(db, filter), filter, cancellation);
        var rows = all.Tagged(db, filter, await IsCommonAsync(db, filter, (total, page.Skip + page.Size), cancellation));
        var items = await db.RowsAsync(await rows.PageAsync(filter, page, cancellation), cancellation);
        await db.NoteSeenAsync(SightingSurface.Customers, items.Select(row => row.Id), cancellation);
        var told = await db.AgreedAsync(await items.CompleteAsync(db, clock, cancellation), filter.Contact, cancellation);
        return new Page<CustomerRow>(told, page.Number, page.Size, total, isCapped);
    }

    /// <summary>
    /// Whether so many carry the tag that going through the list finds the page sooner than sorting all who carry it: looking a customer up
    /// takes about twice as long as sorting one.
    /// </summary>
    private static async Task<bool> IsCommonAsync(
        OpticaDbContext db,
        CustomerFilter filter,
        (int Marked, int UntilPage) rows,
        CancellationToken cancellation
    ) =>
        !string.IsNullOrWhiteSpace(filter.Tag)
        && (long)rows.Marked * rows.Marked * 2
            > (long)rows.UntilPage * await SegmentCounts.Everybody(db).SumAsync(row => row.Customers, cancellation);

    /// <summary>One customer as lists show them: nothing medical, nothing to audit.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The row; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerRow>> RowAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await OpenAsync(cancellation);
        var found = await db.RowsAsync([id], cancellation);
        await db.NoteSeenAsync(SightingSurface.Customers, found.Select(row => row.Id), cancellation);
        return found.Count == 0
            ? (Result<CustomerRow>)await db.Customers.MissingAsync(row => row.Id == id, cancellation)
            : (await found.CompleteAsync(db, await SegmentClock.ReadAsync(db, time, cancellation), cancellation))[0];
    }

    /// <summary>Counts of the customers in reach, narrowed to the selected branch.</summary>
    /// <returns>The counts, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerStats>> StatsAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await OpenAsync(cancellation);
        var clock = await SegmentClock.ReadAsync(db, time, cancellation);
        var zone = clock.ZoneOf(db.Scope.OrganisationId);
        var now = time.GetUtcNow();
        var month = LocalDay.MonthOf(now, zone);
        var today = LocalDay.Of(now, zone);
        var selected = db.Scope.SelectedBranchId;
        var segments = await SegmentCounts.ReadAsync(db, clock, cancellation);
        var added = db.BranchMonths.Where(row => row.Month == month && (selected == null || row.BranchId == selected));
        var due = db
            .CustomerFigures.Where(row => selected == null || row.BranchId == selected)
            .Where(row => row.IsActive && row.NextExamDue <= today);
        // nobody calls more than these: counted no further, so that the cost does not grow with the chain
        var (dueCount, isDueCapped) = CustomerTotals.Capped(await due.Take(TotalCap + 1).CountAsync(cancellation));
        return new CustomerStats(
            segments.Sum(row => row.Customers),
            segments.Sum(row => row.Active),
            await added.SumAsync(row => row.NewCustomers, cancellation),
            dueCount
        )
        {
            BySegment = segments,
            ExamDueCapped = isDueCapped,
        };
    }

    /// <summary>Everything the profile shows.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The profile; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerProfile>> ProfileAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await OpenAsync(cancellation);
        // held: each statement would otherwise take a connection and give it back
        await db.Database.OpenConnectionAsync(cancellation);
        var customer = await CustomerProfiles.CustomerAsync(db, id, cancellation);
        if (customer is null)
        {
            return (Result<CustomerProfile>)await db.Customers.MissingAsync(row => row.Id == id, cancellation);
        }

        var fields = customer.ToInput();
        var seesMedical = db.Scope.May(Permissions.Clinical) && !db.Scope.IsPlatform;
        if (seesMedical && await medical.ReadAsync(db, id, cancellation) is { IsEmpty: false } known)
        {
            known.CopyTo(fields);
            await medical.NoteReadAsync(db, customer, cancellation);
        }

        var frame = await CustomerProfiles.FrameAsync(db, id, cancellation);
        var consents = await CustomerProfiles.ConsentsAsync(db, id, cancellation);
        fields.Consents = ConsentRow.Given(consents);
        return new CustomerProfile(
            id,
            customer.Version,
            frame.Branch(customer.BranchId, db.Scope),
            customer.FullName,
            fields,
            seesMedical,
            customer.IsActive,
            customer.EmailShared,
            customer.PhoneShared,
            frame.Told(time.GetUtcNow().UtcDateTime),
            new(customer.CreatedAt, frame.CreatedBy, customer.UpdatedAt, frame.UpdatedBy)
        )
        {
            Balance = db.Scope.May(Permissions.OrdersRead) ? frame.Balance : 0,
            Consents = consents,
            Standing = customer.Standing,
        };
    }

    /// <summary>Who is registered already with the same RUT, e-mail or phone: for the panel beside the form, while typing.</summary>
    /// <param name="input">What is typed so far.</param>
    /// <param name="except">The customer being edited, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Hits, those in the way first; empty without a branch; or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<Duplicate>>> DuplicatesAsync(CustomerInput input, Guid? except, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.CustomersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var branch = await BranchChoice.LookAsync(db, input.BranchId, cancellation);
        var wanted = new CustomerDuplicates.Wanted(
            branch.Succeeded ? branch.Value : Guid.Empty,
            Rut.TryNormalise(input.Rut, out var rut) ? rut : null,
            EmailAddress.TryNormalise(input.Email, out var email) ? email : null,
            PhoneNumber.TryNormalise(input.Phone, input.Country ?? "CL", out var phone) ? phone : null,
            except
        );
        return Result.Of(await CustomerDuplicates.FindAsync(db, wanted, SharedContact.None, cancellation));
    }

    /// <summary>Tags in use among the customers in reach, for suggestions.</summary>
    /// <returns>Up to 100 tags, most used first; or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<string>>> TagsAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var tags = await db
            .CustomerTags.GroupBy(tag => tag.Folded)
            .Select(tags => new { Text = tags.Max(tag => tag.Text)!, Count = tags.Count() })
            .OrderByDescending(tag => tag.Count)
            .ThenBy(tag => tag.Text)
            .Take(100)
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<string>>([.. tags.Select(tag => tag.Text)]);
    }

    /// <summary>Platform admins read customers of the organisations they opened for a reason here, and nothing medical.</summary>
    private async Task<OpticaDbContext> OpenAsync(CancellationToken cancellation)
    {
        var db = await contexts.CreateDbContextAsync(cancellation);
        db.ReadOpenedOrganisations();
        return db;
    }
}
