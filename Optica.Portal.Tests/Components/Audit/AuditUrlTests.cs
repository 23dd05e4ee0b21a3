using Optica.Portal.Features.Audit;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Audit;

public sealed class AuditUrlTests
{
    [Theory]
    [InlineData("/admin/audit")]
    [InlineData(
        "/admin/audit?q=a%20%C3%B1%26%25&from=2026-01-31&to=2026-02-01&action=medical_read&kind=work_order&medical=1&page=3&size=50"
    )]
    [InlineData("/admin/audit?user=019ab000-0000-7000-8000-000000000001&branch=019ab000-0000-7000-8000-000000000002&size=100")]
    [InlineData("/admin/audit?record=019ab000-0000-7000-8000-000000000001&customer=019ab000-0000-7000-8000-000000000002")]
    public void Format_WhatWasParsed_IsTheSameAddress(string address) => Assert.Equal(address, AuditUrl.Parse(address).Format());

    [Theory]
    [InlineData("?user=x&branch=1&from=31-01-2026&to=9999-99-99&action=drop&kind=table&medical=yes&page=-1&size=7&q=%00")]
    [InlineData("?record=00000000-0000-0000-0000-000000000000&page=99999999999")]
    [InlineData("?&&=&q=&action")]
    public void Parse_Nonsense_IsTheWholeTrail(string query) => Assert.Equal(new AuditUrl(), AuditUrl.Parse(query));

    [Fact]
    public void Parse_Anything_NeverFails()
    {
        foreach (var text in NaughtyStrings.All)
        {
            AuditUrl.Parse($"/admin/audit?q={text}&action={text}&kind={text}&user={text}&record={text}&from={text}&page={text}").Format();
        }
    }

    [Fact]
    public void Report_OfAList_KeepsItsFiltersAndOpensNothingMedical()
    {
        var list = AuditUrl.Parse("/admin/audit?q=ana&from=2026-01-31&action=export&kind=report&medical=1&page=3&size=50");

        var report = ReportsUrl.Parse(list.Bare.Format("/admin/reports/audit"));

        Assert.Equal(list.Bare, report.Audit);
        Assert.False(report.Audit.OpensMedical);
        Assert.Equal("/admin/reports/audit?q=ana&from=2026-01-31&action=export&kind=report", report.Format());
        Assert.Equal(report, ReportsUrl.Parse(report.Format()));
    }

    [Fact]
    public void IsFiltered_OnlyByWhatNarrows()
    {
        var whole = new AuditUrl
        {
            Page = 2,
            Size = 50,
            OpensMedical = true,
        };
        Assert.False(whole.IsFiltered);
        Assert.True((whole with { Kind = "order" }).IsFiltered);
        Assert.Equal(whole with { Page = 1 }, (whole with { Text = "ana", From = new(2026, 1, 1) }).Unfiltered);
    }
}
