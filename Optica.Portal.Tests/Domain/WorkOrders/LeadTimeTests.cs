using Optica.Domain.WorkOrders;

namespace Optica.Portal.Tests.Domain.WorkOrders;

public sealed class LeadTimeTests
{
    [Theory]
    [InlineData("", 0, null, null)]
    [InlineData("1 2 3 4 5 6 7", 7, null, null)]
    [InlineData("1 2 3 4 5 6 7 8", 8, 4, 7)]
    [InlineData("5 5 5 5 5 5 5 5", 8, 5, 5)]
    [InlineData("10 9 8 7 6 5 4 3 2 1", 10, 5, 8)]
    [InlineData("1 1 1 1 1 1 1 30 30", 9, 1, 30)]
    public void Of_Durations_TellsMedianAndEightyPercent(string days, int jobs, int? median, int? eighty)
    {
        var durations = days.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(day => TimeSpan.FromDays(int.Parse(day, null)))
            .ToList();
        Assert.Equal(new LeadTime(jobs, median, eighty), LeadTime.Of(durations));
    }

    /// <summary>Nobody is promised half a day.</summary>
    [Fact]
    public void Of_PartsOfDays_CountAsWholeOnes() =>
        Assert.Equal(new LeadTime(8, 3, 3), LeadTime.Of([.. Enumerable.Repeat(TimeSpan.FromHours(49), 8)]));

    /// <summary>Eighty percent of the jobs, and never less than half of them, were ready within the times told.</summary>
    [Fact]
    public void Of_AnyDurations_CoversWhatItSays()
    {
        var random = new Random(9);
        for (var round = 0; round < 500; round++)
        {
            var days = Enumerable.Range(0, random.Next(LeadTime.Fewest, 60)).Select(_ => random.Next(0, 40)).ToList();
            var time = LeadTime.Of([.. days.Select(day => TimeSpan.FromDays(day))]);
            Assert.True(days.Count(day => day <= time.Median) * 2 >= days.Count);
            Assert.True(days.Count(day => day <= time.Eighty) * 10 >= days.Count * 8);
            Assert.True(days.Count(day => day < time.Eighty) * 10 < days.Count * 8);
            Assert.Contains(time.Eighty!.Value, days);
        }
    }
}
