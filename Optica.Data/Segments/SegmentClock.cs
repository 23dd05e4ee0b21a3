using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Who is at risk now, by the rules of each organisation in sight: at-risk is a question of the time it is asked, so it is never stored.
/// </summary>
internal sealed class SegmentClock
{
    private static readonly HotRows<object?, Own> InReach = new(
        (db, _) =>
            db.Organisations.Select(row => new Own(
                row.Id,
                new SegmentRules(row.ReturningFrom, row.RegularFrom, row.VipFrom, row.AtRiskDays),
                row.TimeZone
            ))
    );

    private readonly Dictionary<Guid, (SegmentRules Rules, string Zone)> all;
    private readonly DateTime now;

    private SegmentClock(Dictionary<Guid, (SegmentRules Rules, string Zone)> all, DateTime now)
    {
        this.all = all;
        this.now = now;
    }

    /// <summary>Reads the rules of the own organisation, or of those that a platform admin opened.</summary>
    public static async Task<SegmentClock> ReadAsync(OpticaDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var found = db.Scope.IsPlatform ? await OpenedAsync(db, cancellation) : await InReach.AskAsync(db, null, cancellation);
        return new(found.ToDictionary(row => row.Id, row => (row.Rules, row.Zone)), time.GetUtcNow().UtcDateTime);
    }

    /// <summary>The organisations' cutoffs, those with the same one together.</summary>
    public IReadOnlyList<SegmentCutoff> Cutoffs =>
        [
            .. all.GroupBy(row => (row.Value.Rules.AtRiskDays, row.Value.Zone), row => row.Key)
                .Select(same => new SegmentCutoff(
                    now.AddDays(-same.Key.AtRiskDays),
                    TimeZoneInfo.FindSystemTimeZoneById(same.Key.Zone),
                    [.. same]
                )),
        ];

    /// <summary>Rules of an organisation; the usual ones for none.</summary>
    public SegmentRules RulesOf(Guid? organisationId) =>
        organisationId is { } id && all.TryGetValue(id, out var own) ? own.Rules : new SegmentRules();

    /// <summary>The row with its segment.</summary>
    public CustomerRow Tell(CustomerRow row) => row with { Figures = Tell(row.Figures, row.OrganisationId) };

    /// <summary>Figures with their segment.</summary>
    public FiguresRow Tell(FiguresRow figures, Guid organisationId) =>
        figures with
        {
            Segment = RulesOf(organisationId).SegmentOf(figures.Tier, figures.LastOrderAt, now),
        };

    /// <summary>Keeps to the customers of a segment.</summary>
    public IQueryable<CustomerFigures> Of(IQueryable<CustomerFigures> rows, Segment segment)
    {
        if (segment == Segment.AtRisk)
        {
            return rows.Where(Any((cutoff, own) => row => own.Contains(row.OrganisationId) && row.LastOrderAt < cutoff));
        }

        var tier = (FrequencyTier)segment;
        return rows.Where(row => row.Tier == tier)
            // not as "null or": SQLite would look both up in an index and sort what it finds, where the order's own index gives the page
            .Where(Any((cutoff, own) => row => own.Contains(row.OrganisationId) && (row.LastOrderAt ?? DateTime.MaxValue) >= cutoff));
    }

    /// <summary>The zone of an organisation's days and months.</summary>
    /// <param name="organisationId">The organisation; Chile's zone for none.</param>
    public TimeZoneInfo ZoneOf(Guid? organisationId) =>
        TimeZoneInfo.FindSystemTimeZoneById(organisationId is { } id ? all[id].Zone : Branch.DefaultTimeZone);

    private static Task<List<Own>> OpenedAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var opened = db.OpenedBranches;
        return db
            .Organisations.Where(row => opened.Any(branch => branch.OrganisationId == row.Id))
            .Select(row => new Own(row.Id, new SegmentRules(row.ReturningFrom, row.RegularFrom, row.VipFrom, row.AtRiskDays), row.TimeZone))
            .ToListAsync(cancellation);
    }

    /// <summary>True where it holds for one of the groups of organisations; of nobody's when there are none.</summary>
    private Expression<Func<CustomerFigures, bool>> Any(Func<DateTime, Guid[], Expression<Func<CustomerFigures, bool>>> test)
    {
        Expression<Func<CustomerFigures, bool>>? any = null;
        foreach (var (cutoff, _, own) in Cutoffs)
        {
            var one = test(cutoff, own);
            any = any is null
                ? one
                : Expression.Lambda<Func<CustomerFigures, bool>>(
                    Expression.OrElse(any.Body, new Swap(one.Parameters[0], any.Parameters[0]).Visit(one.Body)),
                    any.Parameters
                );
        }

        return any ?? (_ => false);
    }

    private sealed record Own(Guid Id, SegmentRules Rules, string Zone);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

/// <summary>When a customer's last order is too long ago.</summary>
/// <param name="At">Older than this instant (UTC) is at risk.</param>
/// <param name="Zone">Zone in which days are counted.</param>
/// <param name="Organisations">Whose customers.</param>
internal sealed record SegmentCutoff(DateTime At, TimeZoneInfo Zone, Guid[] Organisations);
