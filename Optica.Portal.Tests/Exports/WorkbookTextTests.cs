using System.Text;
using Optica.Portal.Exports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Exports;

/// <summary>Text stays text, whatever it looks like (SECURITY §3, 48).</summary>
public sealed class WorkbookTextTests
{
    [Fact]
    public async Task Write_NaughtyStrings_ComeBackAsText()
    {
        var all = NaughtyStrings.All.Where(text => text.Length > 0).ToList();
        using var read = await Reports.RoundAsync(Reports.Texts(all));

        var cells = read.Cells(1);
        Assert.Empty(read.Errors);
        Assert.All(all, (text, i) => Assert.Equal(new(Expected(text), true, "@"), cells[$"A{i + 2}"]));
    }

    [Theory]
    [InlineData("+56912345678")]
    [InlineData("007")]
    [InlineData("=1+1")]
    [InlineData("1E5")]
    [InlineData("1-2")]
    [InlineData("TRUE")]
    [InlineData("_x0041_")]
    [InlineData("__x0041__")]
    [InlineData("_xZZZZ_")]
    [InlineData(" two  spaces ")]
    [InlineData("two\nlines")]
    [InlineData("<b>&amp;</b>]]>")]
    [InlineData("👩‍👩‍👧‍👦")]
    public async Task Write_Text_IsTheSameInTableAndCover(string text)
    {
        var cover = Reports.Cover with { Filters = [new("Search", text)], Definitions = [] };
        using var read = await Reports.RoundAsync(new ReportWorkbook(cover, [Reports.Texts([text])]));

        Assert.Equal(new(text, true, "@"), read.Cells(1)["A2"]);
        Assert.Equal((text, true), (read.Cover["Search"].Text, read.Cover["Search"].IsText));
    }

    [Theory]
    [InlineData("_x0041_x0042_")]
    [InlineData("_x005F_x0041_")]
    public async Task Write_EscapesSideBySide_StayText(string text)
    {
        using var read = await Reports.RoundAsync(Reports.Texts([text]));

        Assert.Equal(text, read.Cells(1)["A2"].Text);
    }

    [Fact]
    public async Task Write_NaughtyCover_Opens()
    {
        foreach (var text in NaughtyStrings.All.Where(text => text.Length < 5_000))
        {
            var cover = Reports.Cover with
            {
                Title = text,
                Organisation = text,
                Branch = text,
                MadeBy = text,
                Filters = [new(text, text)],
                Definitions = [],
            };
            using var read = await Reports.RoundAsync(new ReportWorkbook(cover, [Reports.Texts(["x"]) with { Name = text }]));

            Assert.Empty(read.Errors);
            Assert.InRange(read.Tabs[1].Length, 1, 31);
            Assert.Equal(-1, read.Tabs[1].IndexOfAny([.. "[]:*?/\\"]));
        }
    }

    [Fact]
    public async Task Write_TooLong_IsCutWhereExcelEnds()
    {
        var half = new string('x', 32_765) + "👍🏽";
        using var read = await Reports.RoundAsync(Reports.Texts([new('x', 32_767), new('x', 32_768), half]));

        var cells = read.Cells(1);
        Assert.Equal(new string('x', 32_767), cells["A2"].Text);
        Assert.Equal(new string('x', 32_766) + "…", cells["A3"].Text);
        // no half of a pair stays behind
        Assert.Equal(new string('x', 32_765) + "…", cells["A4"].Text);
    }

    [Fact]
    public async Task Write_SameNameTwice_TabsDiffer()
    {
        var sheet = Reports.Texts(["x"]) with { Name = new string('n', 40) };
        using var read = await Reports.RoundAsync(sheet, sheet, sheet with { Name = "Cover" });

        Assert.Equal(["Cover", new('n', 31), new string('n', 29) + " 2", "Cover 2"], read.Tabs);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public async Task Write_DaysBeforeExcels_AreText()
    {
        ReportColumn[] columns = [new("Day", ColumnKind.Date), new("Instant", ColumnKind.Instant)];
        using var read = await Reports.RoundAsync(
            Reports.Sheet(
                columns,
                [new DateOnly(1900, 2, 28), new DateTime(1899, 6, 1, 12, 0, 0, DateTimeKind.Utc)],
                [new DateOnly(1900, 3, 1), null],
                [DateOnly.MaxValue, null]
            )
        );

        var cells = read.Cells(1);
        Assert.Equal(("28-02-1900", true), (cells["A2"].Text, cells["A2"].IsText));
        Assert.StartsWith("01-06-1899", cells["B2"].Text, StringComparison.Ordinal);
        Assert.Equal(("61", false), (cells["A3"].Text, cells["A3"].IsText));
        Assert.Equal("2958465", cells["A4"].Text);
    }

    [Theory]
    // 2026-09-06 00:00 does not exist in Santiago; 2026-04-04 23:xx happens twice
    [InlineData("2026-09-06T03:59:59", "2026-09-05T23:59:59")]
    [InlineData("2026-09-06T04:00:00", "2026-09-06T01:00:00")]
    [InlineData("2026-04-05T02:30:00", "2026-04-04T23:30:00")]
    [InlineData("2026-04-05T03:30:00", "2026-04-04T23:30:00")]
    public async Task Write_Instant_IsTheClockOfTheZone(string utc, string local)
    {
        var instant = DateTime.SpecifyKind(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
        using var read = await Reports.RoundAsync(Reports.Sheet([new("Seen", ColumnKind.Instant)], [instant]));

        var shown = DateTime.FromOADate(read.Cells(1)["A2"].ToNumber());
        Assert.Equal(local, shown.ToString("s", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Write_Cover_TellsWhatWhoAndWhen()
    {
        using var read = await Reports.RoundAsync(Reports.Texts(["a", "b"]));

        var cover = read.Cover;
        Assert.Equal(("Customers", "Óptica Norte"), (read.Cells(0)["B2"].Text, read.Cells(0)["B3"].Text));
        Assert.Equal(("Centro", "Ana Pérez"), (cover["Branch"].Text, cover["Made by"].Text));
        Assert.Equal(("Active", "2"), (cover["Status"].Text, cover["Rows in “Data”"].Text));
        Assert.StartsWith("All orders", cover["Total spent"].Text, StringComparison.Ordinal);
        Assert.Equal("dd-mm-yyyy hh:mm", cover["Made on"].Format);
        Assert.Equal(new DateTime(2026, 11, 30, 23, 30, 0, DateTimeKind.Unspecified), DateTime.FromOADate(cover["Made on"].ToNumber()));
    }

    /// <summary>What is left of a text: no controls but tab and line end, no halves, not too long.</summary>
    private static string Expected(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' || !Rune.IsControl(rune))
            {
                kept.Append(rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
            }
        }

        return kept.Length > 32_767 ? $"{kept.ToString(0, 32_766)}…" : kept.ToString();
    }
}
