// Fetches a page: HttpClient over sockets over the loop. ./dev run examples/fetch/fetch.cs URL
using System;
using System.Net.Http;
using System.Threading.Tasks;

static class Program
{
    static async Task<string> FetchDataAsync(HttpClient client, string url)
    {
        HttpResponseMessage response = await client.GetAsync(url);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    static async Task<int> Main(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("usage: fetch URL");
            return 2;
        }
        using var client = new HttpClient();
        try
        {
            string text = await FetchDataAsync(client, args[0]);
            Console.WriteLine($"status OK, {text.Length} characters");
            Console.WriteLine(text);
            return 0;
        }
        catch (HttpRequestException e)
        {
            Console.WriteLine(e.StatusCode is { } status ? $"status {(int)status}" : $"failed: {e.HttpRequestError}");
            return 1;
        }
    }
}
