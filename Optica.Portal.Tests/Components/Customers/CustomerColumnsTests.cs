using Optica.Portal.Features.Customers.Components.List;

namespace Optica.Portal.Tests.Components.Customers;

public sealed class CustomerColumnsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Salary,<script>,1")]
    public void Parse_Nonsense_IsTheUsual(string? kept) => Assert.Equal(CustomerColumns.Usual, CustomerColumns.Parse(kept));

    [Fact]
    public void Parse_WhatFormatWrote_IsTheSame()
    {
        CustomerColumn[] columns = [CustomerColumn.Contact, CustomerColumn.Created];

        Assert.Equal(columns, CustomerColumns.Parse(CustomerColumns.Format(columns)));
    }

    [Fact]
    public void Parse_AllThereAre_AreCutToWhatFits() =>
        Assert.Equal(CustomerColumns.Most, CustomerColumns.Parse(string.Join(',', Enum.GetNames<CustomerColumn>())).Count);

    [Fact]
    public void Toggle_KeepsOrderAndLimits()
    {
        var full = CustomerColumns.Toggle(CustomerColumns.Usual, CustomerColumn.Tags);
        Assert.Equal(CustomerColumns.Most, full.Count);
        Assert.Equal(full, CustomerColumns.Toggle(full, CustomerColumn.Created));
        var fewer = CustomerColumns.Toggle(CustomerColumns.Usual, CustomerColumn.Rut);
        Assert.DoesNotContain(CustomerColumn.Rut, fewer);
        Assert.Equal(CustomerColumns.Usual, CustomerColumns.Toggle(fewer, CustomerColumn.Rut));
        Assert.Equal([CustomerColumn.Rut], CustomerColumns.Toggle([CustomerColumn.Rut], CustomerColumn.Rut));
    }
}
