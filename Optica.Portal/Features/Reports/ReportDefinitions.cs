using Microsoft.Extensions.Localization;
using Optica.Domain.Segments;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports;

/// <summary>What the words of the reports mean (DOMAIN §5), for whom they are forwarded to.</summary>
internal sealed class ReportDefinitions(IStringLocalizer<ReportTexts> words, SegmentRules? rules = null)
{
    public IReadOnlyList<LabelledText> OfCustomers() =>
        [
            One("total_spent", "define_spent"),
            One("average", "define_average"),
            Tier,
            Segment,
            One("days_since", "define_days"),
            One("clock", "define_clock"),
        ];

    public IReadOnlyList<LabelledText> OfContacts() => [One("agreed_to", "define_agreed"), .. OfCustomers()];

    public IReadOnlyList<LabelledText> OfSpending() =>
        [One("months", "define_months"), One("total", "define_spent"), One("orders", "define_orders")];

    public IReadOnlyList<LabelledText> OfOrders() =>
        [
            One("counts", "define_counts"),
            One("balance", "define_balance"),
            One("total_row", "define_total_row"),
            One("clock", "define_clock"),
        ];

    public IReadOnlyList<LabelledText> OfSegments() => [Segment, Tier, One("revenue", "define_spent"), One("movement", "define_movement")];

    public IReadOnlyList<LabelledText> OfAudit() =>
        [One("changes", "define_changes"), One("medical", "define_medical"), One("clock", "define_clock")];

    public IReadOnlyList<LabelledText> OfBreach() =>
        [
            One("breach_times", "define_times"),
            One("breach_what", "define_what"),
            One("breach_device", "define_device"),
            One("breach_lists", "define_since"),
            One("clock", "define_clock"),
        ];

    private SegmentRules Rules => rules ?? new SegmentRules();

    private LabelledText Tier => new(words["tier"], words["define_tier", Rules.ReturningFrom, Rules.RegularFrom, Rules.VipFrom]);

    private LabelledText Segment => new(words["segment"], words["define_segment", Rules.AtRiskDays]);

    private LabelledText One(string term, string text) => new(words[term], words[text]);
}
