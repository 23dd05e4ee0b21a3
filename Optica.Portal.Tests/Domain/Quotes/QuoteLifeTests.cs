using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;
using static Optica.Domain.Quotes.QuoteStatus;

namespace Optica.Portal.Tests.Domain.Quotes;

/// <summary>Every step from every status (DOMAIN §9), from a table written here.</summary>
public sealed class QuoteLifeTests
{
    private static readonly Dictionary<QuoteStatus, QuoteStatus[]> Allowed = new()
    {
        [Draft] = [Sent],
        [Sent] = [Accepted, Rejected],
        [Accepted] = [Converted],
        [Rejected] = [],
        [Converted] = [],
        [Expired] = [],
    };

    public static IEnumerable<TheoryDataRow<QuoteStatus, QuoteStatus>> Matrix =>
        from start in Enum.GetValues<QuoteStatus>()
        from end in Enum.GetValues<QuoteStatus>()
        select new TheoryDataRow<QuoteStatus, QuoteStatus>(start, end);

    [Theory, MemberData(nameof(Matrix))]
    public void Step_FromEveryStatus_IsTakenOrRefusedWithTheAllowed(QuoteStatus from, QuoteStatus to)
    {
        Assert.Equal(Allowed[from].Contains(to), QuoteLife.MayGo(from, to));
        Assert.Equal(Allowed[from], QuoteLife.Next(from));
        if (to is Draft or Expired)
        {
            return;
        }

        var quote = Quoted.In(from);
        Assert.Equal(from, quote.StatusOn(Quoted.Today));
        var taken = Quoted.Step(quote, to, Quoted.Now);

        if (Allowed[from].Contains(to))
        {
            Assert.Equal((null, to), (taken.Error, quote.StatusOn(Quoted.Today)));
            return;
        }

        var refused = Assert.IsType<InvalidQuoteTransition>(taken.Error);
        Assert.Equal((from, from), (refused.From, quote.StatusOn(Quoted.Today)));
        Assert.Equal(Allowed[from], refused.Allowed);
        Assert.Equal(ErrorKind.Conflict, refused.Kind);
        Assert.DoesNotContain("error_", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Draft, Expired)]
    [InlineData(Sent, Expired)]
    [InlineData(Accepted, Accepted)]
    [InlineData(Rejected, Rejected)]
    [InlineData(Converted, Converted)]
    public void StatusOn_TheDayAfterTheLast(QuoteStatus stored, QuoteStatus shown)
    {
        var quote = Quoted.In(stored);

        Assert.Equal(stored, quote.StatusOn(Quoted.Today));
        Assert.Equal(shown, quote.StatusOn(Quoted.Today.AddDays(1)));
        Assert.Equal(stored, quote.Status);
    }

    [Fact]
    public void Accept_NamesTheAlternative()
    {
        var quote = Quoted.In(Sent);
        Assert.Equal(["alternative_required"], Codes(quote.Accept(null, Quoted.Now)));
        Assert.Equal(["alternative_unknown"], Codes(quote.Accept(Ids.New(Quoted.At), Quoted.Now)));
        Assert.Null(quote.Accepted);

        quote.Accept(quote.Alternatives[1].Id, Quoted.Now).Expect();

        Assert.Same(quote.Alternatives[1], quote.Accepted);
        Assert.Equal((115_000L, 115_000L), (quote.LowestTotal, quote.HighestTotal));
    }

    [Theory]
    [InlineData(Sent)]
    [InlineData(Accepted)]
    [InlineData(Rejected)]
    [InlineData(Converted)]
    public void Change_OnceTheCustomerHasIt_IsRefused(QuoteStatus status)
    {
        var quote = Quoted.In(status);
        var before = quote.Alternatives.Select(one => one.Id).ToList();

        Assert.IsType<QuoteNotDraft>(quote.Change(Quoted.Content(Quoted.Today), Quoted.At).Error);
        Assert.Equal(before, quote.Alternatives.Select(one => one.Id));
    }

    /// <summary>A draft that ran out can be offered anew.</summary>
    [Fact]
    public void Change_OfAnExpiredDraft_GivesItANewLastDay()
    {
        var quote = Quoted.In(Expired);

        quote.Change(Quoted.Content(Quoted.Today.AddDays(3)), Quoted.At).Expect();

        Assert.Equal((Draft, 2), (quote.StatusOn(Quoted.Today), quote.Alternatives.Count));
    }

    private static IEnumerable<string> Codes(Result<Done> refused) =>
        Assert.IsType<Invalid>(refused.Error).Fields.Select(field => field.Code);
}
