using Optica.Portal.Features.Appointments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

public sealed class AppointmentsUrlTests
{
    private const string Id = "019ab000-0000-7000-8000-000000000001";
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("/admin/appointments")]
    [InlineData($"/admin/appointments?view=week&date=2026-12-01&resource={Id}&branch={Id}&all=1&visit={Id}")]
    [InlineData($"/admin/appointments?view=today&book=1&at=2026-11-30T12%3A15Z&on={Id}&customer={Id}")]
    [InlineData("/admin/appointments?view=month&book=1")]
    public void Format_WhatWasParsed_IsTheSameAddress(string address) => Assert.Equal(address, AppointmentsUrl.Parse(address).Format());

    [Theory]
    [InlineData("?view=x&date=2026-13-01&resource=1&all=yes&visit=x&at=2026-11-30T12:15Z")]
    [InlineData("?view=Week&date=0001-01-01&book=2&customer=x")]
    [InlineData("?&&=&visit&date=")]
    public void Parse_Nonsense_IsToday(string query) => Assert.Equal(new AppointmentsUrl(), AppointmentsUrl.Parse(query));

    [Theory]
    [InlineData("?book=1&at=2026-11-30T12:15")]
    [InlineData("?book=1&at=9999-11-30T12:15Z")]
    [InlineData("?book=1&at=x&on=x")]
    public void Parse_WithoutAnInstant_BooksAtNoTime(string query) => Assert.Equal(new BookingUrl(), AppointmentsUrl.Parse(query).Booking);

    [Fact]
    public void Parse_Anything_NeverFails()
    {
        foreach (var text in NaughtyStrings.All)
        {
            AppointmentsUrl.Parse($"/x?view={text}&date={text}&book=1&at={text}&on={text}").Format();
        }
    }

    [Fact]
    public void At_IsAnInstantInUtc()
    {
        var at = AppointmentsUrl.Parse("?book=1&at=2026-11-30T12:15Z").Booking!.At;
        Assert.Equal((new DateTime(2026, 11, 30, 12, 15, 0), DateTimeKind.Utc), (at, at!.Value.Kind));
    }

    [Fact]
    public void Leaf_WhileBooking_KeepsTheFormOpen()
    {
        var url = AppointmentsUrl.Parse($"?view=week&book=1&customer={Id}");

        Assert.Equal($"/admin/appointments?view=week&date=2026-12-03&book=1&customer={Id}", url.Leaf(1, Today).Format());
        Assert.Equal($"/admin/appointments?view=week&book=1&customer={Id}", url.Leaf(1, Today).Leaf(-1, Today).Format());
        Assert.Equal("/admin/appointments?view=week", url.Calendar.Format());
    }

    [Fact]
    public void Book_AtASlot_KeepsWhoItIsFor()
    {
        var url = AppointmentsUrl.Parse($"?book=1&customer={Id}&visit={Id}");

        var there = url.Book(new DateTime(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc), Guid.Parse(Id));

        Assert.Equal($"/admin/appointments?book=1&at=2026-11-30T12%3A00Z&on={Id}&customer={Id}", there.Format());
        Assert.Null(there.Open(Guid.Parse(Id)).Booking);
    }

    [Theory]
    [InlineData("", "2026-11-26", "2026-11-26")]
    [InlineData("?view=week", "2026-11-23", "2026-11-29")]
    [InlineData("?view=month", "2026-10-26", "2026-12-06")]
    [InlineData("?view=today&date=2026-12-24", "2026-12-24", "2026-12-24")]
    public void Days_OfAView_AreWholeWeeksFromMonday(string query, string first, string last)
    {
        var days = AppointmentsUrl.Parse(query).Days(Today);
        Assert.Equal((first, last), ($"{days.First:yyyy-MM-dd}", $"{days.Last:yyyy-MM-dd}"));
    }
}
