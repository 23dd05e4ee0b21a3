using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Who is at risk now, by the rules of each organisation in sight: at-risk is a question of the time it is asked, so it is never stored.
/// </summary>
internal sealed class SegmentClock
{
    private readonly Dictionary<Guid, SegmentRules> rules;
    private readonly DateTime now;

    private SegmentClock(Dictionary<Guid, SegmentRules> rules, DateTime now)
    {
        this.rules = rules;
        this.now = now;
    }

    /// <summary>Reads the rules of the organisations in the context's reach.</summary>
    public static async Task<SegmentClock> ReadAsync(OpticaDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var found = await db
            .Organisations.AsNoTracking()
            .Select(row => new { row.Id, Rules = new SegmentRules(row.ReturningFrom, row.RegularFrom, row.VipFrom, row.AtRiskDays) })
            .ToDictionaryAsync(row => row.Id, row => row.Rules, cancellation);
        return new(found, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>The organisations' cutoffs, those with the same one together.</summary>
    public IReadOnlyList<(DateTime Cutoff, Guid[] Organisations)> Cutoffs =>
        [.. rules.GroupBy(row => row.Value.AtRiskDays, row => row.Key).Select(days => (now.AddDays(-days.Key), days.ToArray()))];

    /// <summary>Rules of an organisation; the usual ones for none.</summary>
    public SegmentRules RulesOf(Guid? organisationId) => rules.GetValueOrDefault(organisationId ?? Guid.Empty, new SegmentRules());

    /// <summary>The row with its segment.</summary>
    public CustomerRow Tell(CustomerRow row) => row with { Figures = Tell(row.Figures, row.OrganisationId) };

    /// <summary>Figures with their segment.</summary>
    public FiguresRow Tell(FiguresRow figures, Guid organisationId) =>
        figures with
        {
            Segment = RulesOf(organisationId).SegmentOf(figures.Tier, figures.LastOrderAt, now),
        };

    /// <summary>Keeps to the customers of a segment.</summary>
    public IQueryable<CustomerLists.Pair> Of(IQueryable<CustomerLists.Pair> rows, Segment segment)
    {
        if (segment == Segment.AtRisk)
        {
            return rows.Where(Any((cutoff, own) => row => own.Contains(row.Figures.OrganisationId) && row.Figures.LastOrderAt < cutoff));
        }

        var tier = (FrequencyTier)segment;
        return rows.Where(row => row.Figures.Tier == tier)
            .Where(
                Any(
                    (cutoff, own) =>
                        row =>
                            own.Contains(row.Figures.OrganisationId)
                            && (row.Figures.LastOrderAt == null || row.Figures.LastOrderAt >= cutoff)
                )
            );
    }

    /// <summary>True where it holds for one of the groups of organisations; of nobody's when there are none.</summary>
    private Expression<Func<CustomerLists.Pair, bool>> Any(Func<DateTime, Guid[], Expression<Func<CustomerLists.Pair, bool>>> test)
    {
        Expression<Func<CustomerLists.Pair, bool>>? all = null;
        foreach (var (cutoff, own) in Cutoffs)
        {
            var one = test(cutoff, own);
            all = all is null
                ? one
                : Expression.Lambda<Func<CustomerLists.Pair, bool>>(
                    Expression.OrElse(all.Body, new Swap(one.Parameters[0], all.Parameters[0]).Visit(one.Body)),
                    all.Parameters
                );
        }

        return all ?? (_ => false);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
