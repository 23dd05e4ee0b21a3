using Optica.Domain.Orders;
using Optica.Portal.Features.Agreements;
using Optica.Portal.Features.Products;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Products;

public sealed class ProductsUrlTests
{
    [Theory]
    [InlineData("/admin/products")]
    [InlineData("/admin/products?q=a%20%C3%B1%26%25&kind=lens&status=inactive&page=3&size=50&edit=new")]
    [InlineData("/admin/products?status=active&edit=019ab000-0000-7000-8000-000000000001")]
    public void Format_WhatWasParsed_IsTheSameAddress(string address) => Assert.Equal(address, ProductsUrl.Parse(address).Format());

    [Theory]
    [InlineData("?kind=x&status=2&page=-1&size=7&edit=x&q=%00")]
    [InlineData("?kind=Lens&page=999999999999&edit=00000000-0000-0000-0000-000000000000")]
    [InlineData("?&&=&q=&edit")]
    public void Parse_Nonsense_IsTheWholeList(string query) => Assert.Equal(new ProductsUrl(), ProductsUrl.Parse(query));

    [Fact]
    public void Parse_Anything_NeverFails()
    {
        foreach (var text in NaughtyStrings.All)
        {
            ProductsUrl.Parse($"/admin/products?q={text}&kind={text}&edit={text}&page={text}").Format();
            AgreementsUrl.Parse($"/admin/agreements?state={text}&edit={text}").Format();
        }
    }

    [Fact]
    public void IsFiltered_OnlyByWhatNarrows()
    {
        Assert.False(
            new ProductsUrl
            {
                Page = 2,
                Edit = "new",
                Size = 50,
            }.IsFiltered
        );
        Assert.True(new ProductsUrl { Kind = LineKind.Lens }.IsFiltered);
        Assert.True(new ProductsUrl { IsActive = false }.IsFiltered);
    }
}
