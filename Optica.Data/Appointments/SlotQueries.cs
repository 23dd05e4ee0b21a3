using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>Times that can be booked. An offer, no promise: until it is booked anybody may be faster.</summary>
public sealed class SlotQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Every time offered on a day by a branch's active resources.</summary>
    /// <param name="filter">Branch, resource, day and length.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The times; <see cref="AccessDenied"/> or <see cref="NotFound"/> for a branch or resource out of reach; <see cref="Invalid"/>
    /// without a branch or with an impossible length.
    /// </returns>
    public async Task<Result<DaySlots>> OfferAsync(SlotFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var branch = await BranchAsync(db, filter, cancellation);
        var length = AppointmentRules.RefuseDuration(filter.Minutes, "Duration");
        if (!branch.TryGet(out var branchId, out var missing))
        {
            return missing is Invalid wrong && length is not null ? wrong with { Fields = [.. wrong.Fields, .. length.Fields] } : missing;
        }

        return length is null ? await OfferAsync(db, branchId, filter, cancellation) : length;
    }

    private async Task<DaySlots> OfferAsync(OpticaDbContext db, Guid branchId, SlotFilter filter, CancellationToken cancellation)
    {
        var request = await SlotBook.RequestAsync(db, branchId, filter.Minutes, cancellation);
        var resources = await db
            .BookableResources.AsNoTracking()
            .Where(row => row.BranchId == branchId && row.IsActive && (filter.ResourceId == null || row.Id == filter.ResourceId))
            .OrderBy(row => row.Name)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellation);
        var day = new CalendarRange(filter.Day, filter.Day);
        var span = new BusyTime(day.From(request.Zone), day.Until(request.Zone));
        var busy = await SlotBook.BusyAsync(db, [.. resources.Select(row => row.Id)], span, filter.MovingId, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        return new DaySlots(
            await BranchQueries.RowAsync(db, branchId, cancellation),
            [
                .. resources.Select(row => new ResourceSlots(
                    row.Id,
                    row.Name,
                    row.Kind,
                    SlotEngine.Offer(request, filter.Day, [.. busy[row.Id]], now)
                )),
            ]
        );
    }

    /// <summary>Named, that of the resource, selected, or the only one: never guessed.</summary>
    private static async Task<Result<Guid>> BranchAsync(OpticaDbContext db, SlotFilter filter, CancellationToken cancellation)
    {
        Guid? ofResource = null;
        if (filter.ResourceId is { } resource)
        {
            ofResource = await db
                .BookableResources.Where(row => row.Id == resource)
                .Select(row => (Guid?)row.BranchId)
                .SingleOrDefaultAsync(cancellation);
            if (ofResource is null)
            {
                return (Result<Guid>)await db.BookableResources.MissingAsync(row => row.Id == resource, cancellation);
            }
        }

        var branch = BranchChoice.ToRead(db.Scope, filter.BranchId ?? ofResource);
        return branch is { } wanted
            ? await BranchChoice.RefuseAsync(db, wanted, cancellation) is { } outOfReach
                ? outOfReach
                : wanted
            : BranchChoice.Missing();
    }
}
